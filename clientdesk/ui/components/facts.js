// Labels with their values. Values are set as textContent; links are http, https or mailto only.

const make = (tag, className, text) => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const isSafe = address => /^(https?:\/\/|mailto:)/i.test(address)

const drawValue = fact => {
  if (!fact.value) return make("span", "none", "—")
  if (fact.chip) return make("span", `chip ${fact.chip}`, fact.value)
  if (!isSafe(fact.href)) return make("bdi", "", fact.value)
  const link = make("a", "", fact.value)
  link.href = fact.href
  link.target = "_blank"
  link.rel = "noopener noreferrer"
  return link
}

const drawFact = fact => {
  const value = document.createElement("dd")
  value.append(drawValue(fact))
  if (fact.note) value.append(make("span", "note", fact.note))
  if (fact.title) value.title = fact.title
  return [make("dt", "", fact.label), value]
}

export default function ({ data, parentElement }) {
  const list = document.createElement("dl")
  list.append(...data.facts.flatMap(drawFact))
  parentElement.querySelector(".root").replaceChildren(list)
}
