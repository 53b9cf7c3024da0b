/** The bar under the top bar that says what went wrong and what to do. */

export interface Messages {
  show(text: string): void;
  clear(): void;
}

export function createMessages(region: HTMLElement): Messages {
  const clear = () => region.replaceChildren();
  return {
    clear,
    show(text) {
      const message = document.createElement("div");
      message.className = "message";
      message.setAttribute("role", "alert");
      const words = document.createElement("p");
      words.textContent = text;
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "Dismiss";
      close.addEventListener("click", clear);
      message.append(words, close);
      region.replaceChildren(message);
    },
  };
}
