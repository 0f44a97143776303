// Draws rows of what is to be done. Whatever comes from a record is set as textContent.

const drawn = new WeakMap()

const make = (tag, className, text = "") => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const isPlainClick = event => !(event.ctrlKey || event.metaKey || event.shiftKey)

const opener = (item, send) => {
  const link = make("a", "name")
  link.href = item.href
  link.append(make("bdi", "", item.name))
  link.dataset.key = item.id
  link.onclick = event => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    send("opened", item.id)
  }
  return link
}

const chip = (each, item, send) => {
  const element = make(each.deed ? "button" : "span", `chip ${each.colour}`, each.text)
  element.title = each.deed ? `${each.title} ${each.deed}.` : each.title
  if (!each.deed) return element
  element.type = "button"
  element.dataset.key = `${item.id}-${each.id}`
  element.setAttribute("aria-label", `${each.text}: ${each.deed}, ${item.name}`)
  element.onclick = () => send("chosen", { id: item.id, what: each.id })
  return element
}

const way = ([words, address]) => {
  const link = make("a", "way", words)
  if (/^(tel|mailto):/.test(address)) link.href = address
  return link
}

const deed = (words, item, send) => {
  const button = make("button", "deed", words)
  button.type = "button"
  button.dataset.key = `${item.id}-${words}`
  button.setAttribute("aria-label", `${words}: ${item.name}`)
  button.onclick = () => send("chosen", { id: item.id, what: words })
  return button
}

const row = (item, send) => {
  const element = make("li", "row")
  const who = make("div", "who")
  who.append(opener(item, send))
  if (item.below) who.append(make("span", "below", item.below))
  const what = make("div", "what")
  what.append(...item.said.map((said, at) => make("p", at ? "more" : "said", said)))
  if (item.links.length) {
    const ways = make("div", "ways")
    ways.append(...item.links.map(way))
    what.append(ways)
  }
  what.append(...item.chips.map(each => chip(each, item, send)))
  const worth = make("div", item.alert ? "worth red" : "worth", item.worth)
  worth.title = item.title
  element.append(who, what, worth)
  if (item.menu.length) {
    const deeds = make("div", "deeds")
    deeds.append(...item.menu.map(words => deed(words, item, send)))
    element.append(deeds)
  }
  return element
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  const text = JSON.stringify(data)
  root.send = setTriggerValue
  if (drawn.get(root) === text) return
  drawn.set(root, text)
  const held = root.getRootNode().activeElement?.dataset?.key
  const list = make("ul", "rows")
  list.setAttribute("aria-label", data.label)
  // Columns that no row fills take no room.
  list.style.setProperty("--worth", data.items.some(item => item.worth) ? "7.5rem" : "0")
  list.style.setProperty("--deeds", data.items.some(item => item.menu.length) ? "10.5rem" : "0")
  list.append(...data.items.map(item => row(item, (name, value) => root.send(name, value))))
  root.replaceChildren(list)
  if (held) root.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus()
}
