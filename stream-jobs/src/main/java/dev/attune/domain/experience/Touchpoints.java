package dev.attune.domain.experience;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an interaction happened: the touchpoint that the source gave, else one of a closed set by stream, kind and page.
 * A page's own name never becomes a touchpoint, so that their number stays bounded.
 */
public final class Touchpoints {

    public static final String DELIVERY = "delivery";
    public static final String SUPPORT = "support";

    /** Stands for touchpoints that are not told apart. */
    public static final String ELSEWHERE = "elsewhere";

    /** Pages that stand for a touchpoint of their own, by what their path or name holds; the first match counts. */
    private static final String[] PAGES = {
        "checkout", "payment", "cart", "search", "product", "account", "login", "home", "help"
    };

    /** Names that state holds as one byte: their place plus one, so append only. */
    private static final String[] CODED = {
        "page",
        "checkout",
        "payment",
        "cart",
        "search",
        "product",
        "account",
        "login",
        "home",
        "help",
        "form",
        "marketing",
        "delivery",
        "returns",
        "subscription",
        "order",
        "feedback",
        "support",
        "support-chat",
        ELSEWHERE,
        "category",
        "wishlist",
        "reviews",
        "registration",
        "profile",
        "onboarding",
        "billing",
        "invoice",
        "booking",
        "loyalty",
        "promotion",
        "notification",
        "newsletter",
        "app",
        "store",
        "store-checkout",
        "kiosk",
        "phone",
        "email",
        "social",
        "chat",
        "call-center",
        "installation",
        "repair",
        "warranty",
        "pickup",
        "packaging",
        "tracking"
    };

    private static final Map<String, Integer> CODES = new HashMap<>();

    static {
        for (int i = 0; i < CODED.length; i++) {
            CODES.put(CODED[i], i + 1);
        }
    }

    private Touchpoints() {}

    /** The names of this catalogue. */
    static Set<String> names() {
        return CODES.keySet();
    }

    /** Writes a touchpoint: one byte for those of this catalogue, a zero and the text for others. */
    static void write(DataOutput out, String touchpoint) throws IOException {
        Integer code = CODES.get(touchpoint);
        out.writeByte(code == null ? 0 : code);
        if (code == null) {
            Packed.writeText(out, touchpoint);
        }
    }

    static String read(DataInput in) throws IOException {
        int code = Packed.readCount(in, CODED.length);
        if (code > 0) {
            return CODED[code - 1];
        }
        String text = Packed.readText(in);
        return text == null ? "" : text;
    }

    public static String of(Interaction interaction) {
        String given = interaction.envelope().touchpoint();
        if (given != null) {
            return given;
        }
        if (interaction instanceof Click click) {
            return ofClick(click);
        }
        if (interaction instanceof Purchase purchase) {
            return ofPurchase(purchase.kind());
        }
        return ofSupport((Support) interaction);
    }

    private static String ofClick(Click click) {
        return switch (click.kind()) {
            case SEARCH -> "search";
            case CART -> "cart";
            case CHECKOUT -> "checkout";
            case FORM -> "form";
            case CONTACT_SENT -> "marketing";
            case PAGE_VIEW, CLICK, ERROR, REACTION, OTHER -> ofPage(click.page());
        };
    }

    private static String ofPage(@Nullable String page) {
        if (page != null) {
            for (String known : PAGES) {
                if (page.contains(known)) {
                    return known;
                }
            }
        }
        return "page";
    }

    private static String ofPurchase(PurchaseKind kind) {
        return switch (kind) {
            case SHIPPED, DELIVERED -> DELIVERY;
            case RETURNED, REFUNDED -> "returns";
            case PLACED, PAYMENT_FAILED -> "payment";
            case SUBSCRIPTION_RENEWED, SUBSCRIPTION_CANCELLED -> "subscription";
            case CANCELLED, OTHER -> "order";
        };
    }

    private static String ofSupport(Support support) {
        if (support.kind() == SupportKind.SURVEY || support.kind() == SupportKind.REVIEW) {
            return "feedback";
        }
        return support.envelope().channel() == Channel.CHAT ? "support-chat" : SUPPORT;
    }
}
