package io.portcullis.deployment.steps;

import org.jboss.logging.Logger;

import io.portcullis.config.LockConfig;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.item.LockBuildItem;
import io.portcullis.deployment.item.SurfaceBuildItem;
import io.portcullis.deployment.lock.Lock;
import io.portcullis.deployment.lock.LockCheck;
import io.portcullis.deployment.lock.LockFile;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.LaunchMode;

/** The tool lock: compared, or written anew. What fails a build for production is a warning elsewhere. */
class LockSteps {

    private static final Logger LOG = Logger.getLogger("portcullis.lock");

    @BuildStep
    LockBuildItem compare(SurfaceBuildItem surface, LockConfig config, LaunchModeBuildItem launch,
            CurateOutcomeBuildItem curated, OutputTargetBuildItem target) {
        if (target.isRebuild()) { // without the sources
            return new LockBuildItem(true);
        }
        Problems problems = new Problems();
        LockFile file = new LockFile(ModuleDirectory.of(curated, target).resolve(config.file()).normalize(), problems);
        Lock now = Lock.of(surface.surface());
        if (launch.getLaunchMode() == LaunchMode.NORMAL) {
            decide(file, now, config, problems);
        } else if (file.exists() && !config.update()) {
            LockCheck.compare(file, now, problems);
            problems.asException().ifPresent(refused -> LOG.warn(refused.warning()));
        }
        return new LockBuildItem(file.exists());
    }

    private static void decide(LockFile file, Lock now, LockConfig config, Problems problems) {
        if (config.update()) {
            LOG.info(file.path() + (file.write(now) ? " was written. Commit it." : " is up to date."));
        } else if (file.exists()) {
            LockCheck.compare(file, now, problems);
        } else if (config.required()) {
            LockCheck.missing(file, problems);
        } else if (!now.entries().isEmpty()) {
            LOG.warn("There is no " + file.path() + ": nothing holds the entries to what was reviewed. Review "
                    + "target/portcullis/posture.html, then run " + LockCheck.COMMAND);
        }
        problems.asException().ifPresent(refused -> {
            throw refused;
        });
    }
}
