package io.tidemark.browser;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Requests of the page that do not reach the product until they are let go: a product that takes its time, whenever a test needs one. */
final class Held {

    private final List<Route> waiting = new ArrayList<>();
    private boolean released;

    /** Holds a request, or lets it pass where all have been let go. */
    void take(Route route) {
        if (released) {
            route.resume();
        } else {
            waiting.add(route);
        }
    }

    /** Lets all go, those to come too. */
    void release() {
        released = true;
        waiting.forEach(Route::resume);
    }
}
