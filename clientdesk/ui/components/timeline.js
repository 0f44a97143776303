// What happened, as an ordered list. Whatever comes from a record is set as textContent.

const make = (tag, className, text = "") => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const words = item => {
  const element = make("div", "words")
  const sentence = make("div", "")
  sentence.append(make("bdi", "", item.text))
  sentence.title = item.title
  element.append(sentence)
  element.append(
    ...item.lines.map(text => {
      const line = make("div", "line")
      line.append(make("bdi", "", text))
      return line
    })
  )
  return element
}

const drawItem = item => {
  const element = document.createElement("li")
  const time = make("time", "", item.when)
  time.title = item.moment
  element.append(make("span", `dot ${item.colour}`), words(item), time)
  return element
}

export default function ({ data, parentElement }) {
  const list = document.createElement("ol")
  list.setAttribute("aria-label", data.label)
  list.append(...data.items.map(drawItem))
  parentElement.querySelector(".root").replaceChildren(list)
}
