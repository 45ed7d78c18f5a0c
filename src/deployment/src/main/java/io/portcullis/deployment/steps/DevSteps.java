package io.portcullis.deployment.steps;

import java.util.List;
import java.util.Map;

import io.portcullis.deployment.item.EntryBuildItem;
import io.portcullis.deployment.item.PostureBuildItem;
import io.portcullis.deployment.posture.Finding;
import io.portcullis.dev.DevAudit;
import io.portcullis.dev.DevDesk;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** The pages of the Dev UI, and what they ask. */
class DevSteps {

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    CardPageBuildItem pages(List<EntryBuildItem> entries, PostureBuildItem posture) {
        CardPageBuildItem card = new CardPageBuildItem();
        card.addBuildTimeData("findings", posture.posture().findings().stream().map(DevSteps::told).toList());
        card.addPage(Page.webComponentPageBuilder().title("Entries").icon("font-awesome-solid:list-check")
                .componentLink("qwc-portcullis-entries.js").staticLabel(String.valueOf(entries.size())));
        card.addPage(Page.webComponentPageBuilder().title("Console").icon("font-awesome-solid:terminal")
                .componentLink("qwc-portcullis-console.js"));
        card.addPage(Page.webComponentPageBuilder().title("Explain").icon("font-awesome-solid:circle-question")
                .componentLink("qwc-portcullis-explain.js"));
        card.addPage(Page.webComponentPageBuilder().title("Audit").icon("font-awesome-solid:clipboard-list")
                .componentLink("qwc-portcullis-audit.js"));
        return card;
    }

    private static Map<String, String> told(Finding finding) {
        return Map.of("entry", finding.subject(), "severity", finding.severity().written(), "id", finding.concern().name(),
                "text", finding.sentence());
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    JsonRPCProvidersBuildItem desk() {
        return new JsonRPCProvidersBuildItem(DevDesk.class);
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    AdditionalBeanBuildItem audit() {
        return AdditionalBeanBuildItem.unremovableOf(DevAudit.class);
    }
}
