package io.tidemark.ingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowBudgetTest {

    private static final int FIRST = 1_024;

    @Test
    void grantsAsManyRowsAgain() {
        RowBudget budget = new RowBudget(FIRST + 100_000);
        RowBudget.Share share = budget.share();
        assertEquals(FIRST, share.firstRows());
        assertEquals(FIRST, share.grow(FIRST));
        assertEquals(100_000 - FIRST, budget.free());
    }

    @Test
    void leavesHalfOfWhatIsFreeToOthers() {
        RowBudget budget = new RowBudget(FIRST + 10_000);
        assertEquals(5_000, budget.share().grow(8_000));
        assertEquals(2_500, budget.share().grow(8_000));
        assertEquals(FIRST, budget.share().grow(FIRST));
    }

    @Test
    void grantsNothingRatherThanLittle() {
        RowBudget budget = new RowBudget(FIRST + 1_000);
        assertEquals(0, budget.share().grow(8_000));
        assertEquals(500, budget.share().grow(4_000));
    }

    @Test
    void grantsExactlyWhatIsAskedForOrNothing() {
        RowBudget budget = new RowBudget(FIRST + 10);
        assertTrue(budget.share().take(5));
        assertFalse(budget.share().take(3));
        assertEquals(5, budget.free());
    }

    @Test
    void takesBackWhatAShareHas() {
        RowBudget budget = new RowBudget(FIRST + 1_000);
        RowBudget.Share share = budget.share();
        share.grow(300);
        share.take(100);
        share.giveBack(100);
        share.close();
        share.close();
        assertEquals(1_000, budget.free());
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new RowBudget(0));
    }
}
