// For the page with the question: it counts, and it sends again what did not arrive.
import "./behaviours/counter.js";
import "./behaviours/send-again.js";
