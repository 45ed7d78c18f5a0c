package io.portcullis.deployment.steps;

import java.util.List;

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

/** The tool lock: compared, or written anew. */
class LockSteps {

    private static final Logger LOG = Logger.getLogger("portcullis.lock");

    @BuildStep
    LockBuildItem compare(SurfaceBuildItem surface, LockConfig config, LaunchModeBuildItem launch,
            CurateOutcomeBuildItem curated, OutputTargetBuildItem target) {
        if (target.isRebuild()) { // without the sources
            return new LockBuildItem(true, List.of());
        }
        Problems problems = new Problems();
        LockFile file = new LockFile(ModuleDirectory.of(curated, target).resolve(config.file()).normalize(), problems);
        Lock now = Lock.of(surface.surface());
        boolean production = launch.getLaunchMode() == LaunchMode.NORMAL;
        if (config.update()) {
            update(file, now, production);
        } else if (file.exists()) {
            LockCheck.compare(file, now, problems);
        } else if (production && !now.entries().isEmpty()) {
            missing(file, config, problems);
        }
        return new LockBuildItem(file.exists(), problems.all());
    }

    /** The command that asks for it runs the tests of the application with the same settings; their entries are others. */
    private static void update(LockFile file, Lock now, boolean production) {
        if (production) {
            file.write(now)
                    .ifPresent(written -> LOG.info(file.path() + (written ? " was written. Commit it." : " is up to date.")));
        }
    }

    private static void missing(LockFile file, LockConfig config, Problems problems) {
        if (config.required()) {
            LockCheck.missing(file, problems);
        } else {
            LOG.warn("There is no " + file.path() + ": nothing holds the entries to what was reviewed. Review "
                    + "target/portcullis/posture.html, then run " + LockCheck.COMMAND);
        }
    }
}
