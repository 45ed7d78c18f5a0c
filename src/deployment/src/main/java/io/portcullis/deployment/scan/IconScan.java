package io.portcullis.deployment.scan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jboss.jandex.AnnotationInstance;

import io.portcullis.api.Icon.Theme;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Values;
import io.portcullis.protocol.Display.IconDescriptor;

/** The pictures of an entry (Z-05). */
final class IconScan {

    private static final Pattern SIZE = Pattern.compile("any|[1-9][0-9]{0,5}x[1-9][0-9]{0,5}");

    private final Problems problems;

    IconScan(Problems problems) {
        this.problems = problems;
    }

    List<IconDescriptor> of(Candidate entry) {
        return Values.nested(entry.annotation(), "icons").stream().map(icon -> icon(entry, icon)).toList();
    }

    private IconDescriptor icon(Candidate entry, AnnotationInstance icon) {
        String src = Values.text(icon, "src");
        List<String> sizes = Values.texts(icon, "sizes");
        if (!isFetchable(src)) {
            problems.add(Code.PC018, entry.place(), "\"" + src + "\" is no address of an icon.",
                    "write an https or a data: URI");
        }
        if (!sizes.stream().allMatch(size -> SIZE.matcher(size).matches())) {
            problems.add(Code.PC018, entry.place(), "The sizes of an icon are " + sizes + ".",
                    "write them like 48x48, or any");
        }
        Theme theme = Values.constant(icon, "theme", Theme.ANY);
        return new IconDescriptor(src, Values.text(icon, "mimeType"), sizes,
                theme == Theme.ANY ? "" : theme.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isFetchable(String src) {
        try {
            URI uri = new URI(src);
            return "data".equals(uri.getScheme())
                    || "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
