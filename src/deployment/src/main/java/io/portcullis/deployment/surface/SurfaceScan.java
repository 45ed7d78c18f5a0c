package io.portcullis.deployment.surface;

import java.util.Comparator;
import java.util.List;

import org.jboss.jandex.IndexView;

import io.portcullis.api.Feature;
import io.portcullis.deployment.rule.WrittenRules;
import io.portcullis.deployment.scan.EntryModel;
import io.portcullis.deployment.surface.Contract.Content;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.ResourceDescriptor;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.protocol.ToolDescriptor;

/** From what the build found to what a reviewer reads. */
public final class SurfaceScan {

    private final WrittenRules rules;

    public SurfaceScan(IndexView index) {
        this.rules = new WrittenRules(index);
    }

    /** The entries, sorted by key. */
    public List<SurfaceEntry> of(List<EntryModel> entries) {
        return entries.stream().sorted(Comparator.comparing(EntryModel::key)).map(this::of).toList();
    }

    private SurfaceEntry of(EntryModel entry) {
        Descriptor descriptor = entry.descriptor();
        Label label = new Label(descriptor.feature(), descriptor.id(), entry.owner());
        Guarding guarding = new Guarding(entry.access(), isByDefault(entry), entry.limits(), entry.confirmation());
        return new SurfaceEntry(label, display(descriptor), guarding, contract(entry),
                descriptor instanceof ToolDescriptor tool ? tool.hints() : null, RunningScan.of(entry));
    }

    private boolean isByDefault(EntryModel entry) {
        return entry.descriptor().feature() != Feature.COMPLETION // has the rule of what it completes
                && rules.on(entry.method()).isEmpty() && rules.on(entry.method().declaringClass()).isEmpty()
                && rules.scopesOf(entry.method()).isEmpty() && rules.permissionsOf(entry.method()).isEmpty();
    }

    private static Display display(Descriptor descriptor) {
        if (descriptor instanceof ToolDescriptor tool) {
            return tool.display();
        } else if (descriptor instanceof PromptDescriptor prompt) {
            return prompt.display();
        } else if (descriptor instanceof ResourceDescriptor resource) {
            return resource.display();
        }
        return descriptor instanceof TemplateDescriptor template ? template.display() : Display.NONE;
    }

    private static Contract contract(EntryModel entry) {
        boolean sensitive = !entry.outcome().sensitivity().isNone();
        if (entry.descriptor() instanceof ToolDescriptor tool) {
            return new Contract(SchemaArguments.of(tool.inputSchema()), tool.inputSchema(), tool.outputSchema(),
                    tool.ownSchema(), sensitive, Content.NONE);
        } else if (entry.descriptor() instanceof ResourceDescriptor resource) {
            return Contract.ofTexts(List.of(), sensitive,
                    new Content(resource.name(), resource.mimeType(), false));
        } else if (entry.descriptor() instanceof TemplateDescriptor template) {
            return Contract.ofTexts(TextArguments.of(entry), sensitive,
                    new Content(template.name(), template.mimeType(), template.allowTraversal()));
        }
        return Contract.ofTexts(TextArguments.of(entry), sensitive, Content.NONE);
    }
}
