package io.portcullis.deployment.scan;

import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.protocol.Display;

/** What an entry says to people and to clients. */
final class DisplayScan {

    private final IconScan icons;
    private final MetaScan metas;

    DisplayScan(Problems problems) {
        this.icons = new IconScan(problems);
        this.metas = new MetaScan(problems);
    }

    Display of(Candidate entry) {
        return new Display(entry.text("title"), entry.text("description"), icons.of(entry), metas.of(entry));
    }
}
