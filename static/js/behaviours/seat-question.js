// #seat-question: another device asks for this seat. It is said aloud once each time; focus and keys stay where they are.
import { announce } from "./announce.js";
import { watch } from "./watch.js";

let asked = "";

watch(() => {
  const question = document.getElementById("seat-question");
  const now = question?.dataset.asked ?? "";
  if (now === asked) return;
  asked = now;
  if (question) announce("Another device wants to open your seat. The answers stand above what you write.");
});
