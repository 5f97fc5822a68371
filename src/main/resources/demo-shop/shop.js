// What every shop's page has: a basket that counts. The chat needs none of this.
const count = document.querySelector("[data-count]");
for (const button of document.querySelectorAll(".goods button")) {
  button.addEventListener("click", () => {
    count.textContent = String(Number(count.textContent) + 1);
  });
}

// The shop has the name its owner chose.
fetch("../api/v1/chat/settings")
  .then((response) => response.json())
  .then(({ name }) => {
    if (!name) return;
    document.title = `${name}: tea and tableware`;
    for (const place of document.querySelectorAll("[data-name]")) place.textContent = name;
  })
  .catch(() => {});
