package io.tidemark.fit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidemark.fit.model.UnknownModel;
import io.tidemark.fit.order.Basis;
import io.tidemark.fit.order.FitOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSetTest {

    private static final Basis BASIS = new Basis(List.of("b".repeat(32), "a".repeat(32)), "fortigate");

    @Test
    void ordersEachModelOnceInItsOrder() {
        List<FitOrder> orders =
                new ModelSet(List.of("article", "nb+gamma", "nb+gamma/gamma")).orders(BASIS, FitOrder.USUAL_SETTINGS);
        assertEquals(
                List.of("article", "nb+gamma"),
                orders.stream().map(FitOrder::model).toList());
        orders.forEach(order -> assertEquals(BASIS, order.basis()));
    }

    @Test
    void refusesToBeEmptyAndWhatIsNoModel() {
        assertThrows(IllegalArgumentException.class, () -> new ModelSet(List.of()));
        assertThrows(UnknownModel.class, () -> new ModelSet(List.of("article", "nb+pareto")));
    }
}
