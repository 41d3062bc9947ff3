// A press on a liked phrase in a draft, <mark class="heat" data-jump="like-7">, shows its reasons in the list.
// Neither a link nor focusable: browsers do not let people start selecting inside those, and liked words are just what people
// select again. Nothing is lost without a mouse: the list of likes holds every phrase with its reasons.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("[data-jump]");
  if (!mark || !getSelection()?.isCollapsed || !document.getElementById(mark.dataset.jump ?? "")) return;
  location.replace(`#${mark.dataset.jump}`); // :target shows which one; the way back stays free of marks
});
