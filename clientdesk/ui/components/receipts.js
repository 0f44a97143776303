// Findings with their receipts. Values, quotes and addresses are set as textContent, never as HTML.

const drawn = new WeakMap()

const make = (tag, className, text = "") => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const plain = (tag, className, text) => {
  const element = make(tag, className)
  element.append(make("bdi", "", text))
  return element
}

const link = (href, text, name) => {
  const element = plain("a", "", text)
  element.href = href
  element.target = "_blank"
  element.rel = "noopener noreferrer"
  element.append(make("span", "sign", "\u00a0↗"))
  element.setAttribute("aria-label", name)
  return element
}

const isPage = address => /^https?:\/\//i.test(address)

const isSafe = address => isPage(address) || /^mailto:/i.test(address)

const drawValue = finding => {
  const value = make("span", "value")
  if (finding.tag) value.append(make("span", `chip ${finding.colour}`, finding.tag))
  if (finding.was) value.append(plain("s", "was", finding.was))
  if (isPage(finding.href)) value.append(link(finding.href, finding.value, `Open ${finding.value}`))
  else if (isSafe(finding.href)) {
    const mail = plain("a", "", finding.value)
    mail.href = finding.href
    value.append(mail)
  } else if (finding.value) value.append(plain("span", "", finding.value))
  else if (!finding.tag) value.append(make("span", "none", "—"))
  return value
}

const drawReceipt = receipt => {
  const element = make("figure", "receipt")
  if (receipt.quote) element.append(plain("blockquote", "", `“${receipt.quote}”`))
  const from = make("figcaption", "", receipt.source)
  if (receipt.page) {
    from.append(" · ")
    from.append(
      isPage(receipt.href)
        ? link(receipt.href, receipt.page, `Open ${receipt.page}`)
        : plain("span", "", receipt.page)
    )
    from.title = receipt.href
  }
  element.append(from)
  return element
}

const drawReceipts = receipts => {
  const [first, ...others] = receipts.map(drawReceipt)
  if (!others.length) return first ? [first] : []
  const more = document.createElement("details")
  const word = others.length === 1 ? "receipt" : "receipts"
  more.append(make("summary", "", `${others.length} more ${word}`), ...others)
  return [first, more]
}

const drawFinding = finding => {
  const head = make("div", "head")
  head.append(drawValue(finding))
  if (finding.sure) head.append(make("span", finding.doubtful ? "sure doubtful" : "sure", finding.sure))
  const place = document.createElement("dd")
  place.append(head)
  if (finding.mark) place.append(plain("div", "mark", finding.mark))
  place.append(...drawReceipts(finding.receipts))
  return [make("dt", "", finding.label), place]
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root")
  const text = JSON.stringify(data)
  if (drawn.get(root) === text) return
  drawn.set(root, text)
  const list = document.createElement("dl")
  list.append(...data.findings.flatMap(drawFinding))
  root.replaceChildren(list)
}
