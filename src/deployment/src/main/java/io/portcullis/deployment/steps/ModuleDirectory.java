package io.portcullis.deployment.steps;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;

/** The directory of the application's pom. */
final class ModuleDirectory {

    private ModuleDirectory() {
    }

    /** The directory, in a reactor that of the module; without a workspace the one above the output. */
    static Path of(CurateOutcomeBuildItem curated, OutputTargetBuildItem target) {
        WorkspaceModule module = curated.getApplicationModel().getAppArtifact().getWorkspaceModule();
        return Optional.ofNullable(module).map(known -> known.getModuleDir().toPath())
                .orElseGet(() -> target.getOutputDirectory().toAbsolutePath().getParent());
    }
}
