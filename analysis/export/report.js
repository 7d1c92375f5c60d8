"use strict";
// What a mark says, beside the pointer or the finger. Without this script the page holds the same words.
const bubble = document.createElement("div");
bubble.id = "bubble";
bubble.hidden = true;
document.body.append(bubble);
for (const title of document.querySelectorAll(".says > title")) title.remove();
function show(event) {
  const mark = event.target.closest ? event.target.closest(".says") : null;
  bubble.hidden = mark === null;
  if (mark === null) return;
  bubble.textContent = mark.dataset.says;
  const room = document.documentElement.clientWidth;
  const width = bubble.offsetWidth;
  bubble.style.left = `${Math.max(8, Math.min(event.clientX + 12, room - width - 8))}px`;
  bubble.style.top = `${Math.max(8, event.clientY - bubble.offsetHeight - 12)}px`;
}
document.addEventListener("pointermove", show);
document.addEventListener("pointerdown", show);
document.addEventListener("scroll", () => { bubble.hidden = true; }, { passive: true });
