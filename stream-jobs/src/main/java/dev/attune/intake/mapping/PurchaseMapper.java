package dev.attune.intake.mapping;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Maps the fields of purchases. */
final class PurchaseMapper implements BodyMapper {

    private static final EnumSymbols<PurchaseKind> KINDS =
            new EnumSymbols<>(PurchaseKind.values(), PurchaseKind.PLACED, PurchaseKind.OTHER);

    /** Codes of ISO 4217, past ones too: old purchases were paid in them. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final FieldValues values;
    private final DecimalAmount amounts;
    private final int kind;
    private final int orderId;
    private final int amount;
    private final int currency;
    private final int itemCount;
    private final int productId;
    private final int promisedAt;
    private final int renewsAt;

    PurchaseMapper(FieldPositions positions, FieldValues values) {
        this.values = values;
        this.amounts = new DecimalAmount(positions.scale("amount"));
        this.kind = positions.of("kind");
        this.orderId = positions.of("order_id");
        this.amount = positions.of("amount");
        this.currency = positions.of("currency");
        this.itemCount = positions.of("item_count");
        this.productId = positions.of("product_id");
        this.promisedAt = positions.of("promised_at");
        this.renewsAt = positions.of("renews_at");
    }

    @Override
    public Purchase map(Envelope envelope, IndexedRecord record) throws Rejection {
        return new Purchase(
                envelope,
                KINDS.of(record.get(kind)),
                values.id(record.get(orderId)),
                amounts.of(record.get(amount)),
                currency(record.get(currency)),
                values.count(record.get(itemCount), Click.NOT_GIVEN),
                values.text(record.get(productId)),
                values.time(record.get(promisedAt)),
                values.time(record.get(renewsAt)));
    }

    private @Nullable String currency(@Nullable Object value) throws Rejection {
        @Nullable String code = values.upperCaseCode(value);
        if (code != null && !CURRENCIES.contains(code)) {
            throw Rejection.of(RejectionReason.UNKNOWN_CURRENCY);
        }
        return code;
    }
}
