// Figures side by side, of equal height; one that opens to its records is a button.

const make = (tag, className, text) => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const drawCard = (card, hasNotes, root) => {
  const element = make(card.opens ? "button" : "div", "card", "")
  element.append(make("span", "label", card.label), make("span", "value", card.value))
  if (hasNotes) element.append(make("span", card.alert ? "note red" : "note", card.note))
  element.style.setProperty("--characters", Math.max(card.value.length, 1))
  element.title = card.title
  if (card.opens) {
    element.setAttribute("aria-pressed", card.chosen)
    element.onclick = () => root.send("chosen", card.id)
  }
  return element
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.send = setTriggerValue
  const cards = make("div", data.cards.length === 4 ? "cards four" : "cards", "")
  cards.style.setProperty("--least", data.least)
  cards.style.setProperty("--size", data.size)
  const hasNotes = data.cards.some(card => card.note)
  cards.append(...data.cards.map(card => drawCard(card, hasNotes, root)))
  root.replaceChildren(cards)
}
