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
    private final Oddities oddities;
    private final DecimalAmount amounts;
    private final Field kind;
    private final Field orderId;
    private final Field currency;
    private final Field itemCount;
    private final Field productId;
    private final Field promisedAt;
    private final Field renewsAt;

    PurchaseMapper(FieldPositions positions, FieldValues values, Oddities oddities) {
        this.values = values;
        this.oddities = oddities;
        this.amounts = new DecimalAmount(positions.of("amount"), positions.scale("amount"));
        this.kind = positions.of("kind");
        this.orderId = positions.of("order_id");
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
                KINDS.of(record, kind, oddities),
                values.id(record, orderId),
                amounts.of(record),
                currency(record),
                values.count(record, itemCount, Click.NOT_GIVEN),
                values.text(record, productId),
                values.time(record, promisedAt),
                values.time(record, renewsAt));
    }

    private @Nullable String currency(IndexedRecord record) throws Rejection {
        @Nullable String code = values.upperCaseCode(record, currency);
        if (code != null && !CURRENCIES.contains(code)) {
            throw currency.refused(RejectionReason.UNKNOWN_CURRENCY);
        }
        return code;
    }
}
