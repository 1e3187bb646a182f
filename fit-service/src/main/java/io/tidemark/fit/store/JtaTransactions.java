package io.tidemark.fit.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tidemark.fit.jobs.Transactions;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** The transactions of the database. */
@Singleton
final class JtaTransactions implements Transactions {

    @Override
    public <T> T within(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }

    @Override
    public void demand() {
        if (!QuarkusTransaction.isActive()) throw new IllegalStateException("the caller must hold a transaction");
    }
}
