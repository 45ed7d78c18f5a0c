package io.portcullis.deployment.steps;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import io.portcullis.config.BuildConfig;
import io.portcullis.config.PostureConfig;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.item.EntryBuildItem;
import io.portcullis.deployment.item.LockBuildItem;
import io.portcullis.deployment.item.PostureBuildItem;
import io.portcullis.deployment.item.SurfaceBuildItem;
import io.portcullis.deployment.posture.FailOn;
import io.portcullis.deployment.posture.Finding;
import io.portcullis.deployment.posture.Ignored;
import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.posture.Review;
import io.portcullis.deployment.report.Reports;
import io.portcullis.deployment.report.Sources;
import io.portcullis.deployment.surface.BuildSettings;
import io.portcullis.deployment.surface.LoosenedSettings;
import io.portcullis.deployment.surface.Surface;
import io.portcullis.deployment.surface.SurfaceScan;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.LaunchMode;

/** The posture report: beside the application, and in it. */
class PostureSteps {

    private static final Logger LOG = Logger.getLogger("portcullis.posture");
    private static final String RESOURCES = "META-INF/portcullis/";

    /** Once the entries and every bean have passed: a surface with holes would be compared for nothing. */
    @BuildStep
    @Consume(BeanContainerBuildItem.class)
    SurfaceBuildItem surface(List<EntryBuildItem> entries, ApplicationInfoBuildItem application,
            CombinedIndexBuildItem index, BuildConfig config) {
        Config all = ConfigProvider.getConfig();
        String rule = config.access().defaultRule().map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
        BuildSettings settings = new BuildSettings(rule,
                LoosenedSettings.in(all.getPropertyNames(), name -> all.getConfigValue(name).getValue()));
        return new SurfaceBuildItem(new Surface(application.getName(), application.getVersion(),
                new SurfaceScan(index.getIndex()).of(entries.stream().map(EntryBuildItem::entry).toList()), settings));
    }

    @BuildStep
    PostureBuildItem review(SurfaceBuildItem surface, LockBuildItem lock, PostureConfig config) {
        Problems problems = new Problems();
        Ignored ignored = Ignored.of(config.ignore().orElse(List.of()), problems);
        problems.asException().ifPresent(refused -> {
            throw refused;
        });
        List<Finding> all = Review.of(surface.surface(), lock.isPresent());
        ignored.unused(all).forEach(text -> LOG.warn("portcullis.posture.ignore names " + text + ", which is not found."));
        Posture posture = Posture.of(surface.surface(), all, ignored);
        posture.accepted().forEach(finding -> LOG.info("Accepted by portcullis.posture.ignore: " + finding.written()));
        return new PostureBuildItem(posture);
    }

    /** What fails the build does so here, where the reports can be read and nothing is packaged yet. */
    @BuildStep
    void write(PostureBuildItem item, LockBuildItem lock, PostureConfig config, LaunchModeBuildItem launch,
            CurateOutcomeBuildItem curated, OutputTargetBuildItem target,
            BuildProducer<GeneratedResourceBuildItem> resources, BuildProducer<NativeImageResourceBuildItem> included) {
        Reports reports = Reports.of(item.posture(), new Sources(ModuleDirectory.of(curated, target)));
        reports.files().forEach((name, bytes) -> {
            resources.produce(new GeneratedResourceBuildItem(RESOURCES + name, bytes));
            included.produce(new NativeImageResourceBuildItem(RESOURCES + name));
        });
        if (launch.getLaunchMode() != LaunchMode.TEST) {
            reports.write(target.getOutputDirectory().resolve("portcullis"));
        }
        Problems problems = new Problems();
        problems.addAll(lock.problems());
        FailOn.check(item.posture(), config.failOn(), problems);
        judge(problems, launch.getLaunchMode());
    }

    private static void judge(Problems problems, LaunchMode mode) {
        problems.asException().ifPresent(refused -> {
            if (mode == LaunchMode.NORMAL) {
                throw refused;
            }
            LOG.warn(refused.warning());
        });
    }
}
