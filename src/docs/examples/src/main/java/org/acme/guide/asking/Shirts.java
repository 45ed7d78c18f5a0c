package org.acme.guide.asking;

import java.util.List;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Positive;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.FormAnswer;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;

class Shirts {

    private final Shop shop;

    Shirts(Shop shop) {
        this.shop = shop;
    }

    // region order
    @Tool(description = "Order a shirt")
    @RequiresRole("customer")
    String order(@Positive int pieces, Elicitation elicitation) {
        FormAnswer size = elicitation.ask("size",
                Form.of("Which size?", Field.choice("size", List.of("S", "M", "L")).required()));
        return size.isAccepted() ? shop.order(pieces, size.text("size")) : "Nothing was ordered.";
    }
    // endregion

    @Singleton
    static class Shop {

        String order(int pieces, String size) {
            return pieces + " of size " + size + ".";
        }
    }
}
