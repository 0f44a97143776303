// Draws rows of text. Whatever comes from a record is set as textContent, never as HTML.

const drawn = new WeakMap()

const make = (tag, className, text = "") => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const isPlainClick = event => !(event.ctrlKey || event.metaKey || event.shiftKey)

const focusOn = (root, key) => root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus()

// A drawer takes the focus; when it has gone, the reader is back on the row they came from.
const returnFocusTo = (root, key) => {
  let tries = 0
  let wasOpen = false
  const watch = setInterval(() => {
    const isOpen = document.querySelector('[role="dialog"]') !== null
    wasOpen ||= isOpen
    tries += 1
    if (isOpen || (!wasOpen && tries < 50)) return
    clearInterval(watch)
    if (wasOpen && !document.activeElement?.closest("input, textarea, button, a")) focusOn(root, key)
  }, 150)
}

const headerCell = (column, { sort, descending }, send) => {
  const cell = make("th", column.look)
  cell.scope = "col"
  if (!column.sort) {
    cell.textContent = column.label
    return cell
  }
  const isSorted = column.sort === sort
  const arrow = isSorted ? (descending ? " ↓" : " ↑") : ""
  const button = make("button", "sort", column.label + arrow)
  button.dataset.key = column.sort
  button.onclick = () => send("sorted", column.sort)
  if (isSorted) cell.ariaSort = descending ? "descending" : "ascending"
  cell.append(button)
  return cell
}

const valueOf = cell => {
  if (!cell) return make("span", "none", "—")
  const kind = cell.chip ? `chip ${cell.chip}` : cell.tone
  const value = make("span", kind || "")
  value.append(make("bdi", "", cell.text))
  return value
}

// A text that does something: it sends itself as the action.
const deed = (cell, row, send) => {
  const button = make("button", "deed", cell.text)
  button.dataset.key = `deed-${row.id}`
  button.setAttribute("aria-label", `${cell.text}: ${row.name}`)
  button.onclick = event => {
    event.stopPropagation()
    send("chosen", { id: row.id, action: cell.text })
  }
  return button
}

const bodyCell = (cell, column, row, send) => {
  const element = make("td", column.look)
  element.append(cell?.acts ? deed(cell, row, send) : valueOf(cell))
  if (cell?.mark) element.append(make("span", "chip mark", cell.mark))
  if (cell?.below) element.append(make("span", "below", cell.below))
  if (cell) element.title = cell.title || cell.text
  return element
}

const opener = (row, open) => {
  const link = make("a", "name")
  link.href = row.href
  link.append(make("bdi", "", row.cells[0].text))
  link.setAttribute("aria-label", `Open ${row.name}`)
  link.dataset.key = row.id
  link.onclick = event => {
    event.stopPropagation()
    if (!isPlainClick(event)) return
    event.preventDefault()
    open()
  }
  return link
}

const showMenu = (menu, row, button, send) => {
  menu.replaceChildren(
    ...row.menu.map(action => {
      const choice = make("button", "choice", action)
      choice.role = "menuitem"
      choice.onclick = () => {
        menu.hidePopover()
        send("chosen", { id: row.id, action })
      }
      return choice
    })
  )
  menu.showPopover()
  const at = button.getBoundingClientRect()
  const below = at.bottom + 4 + menu.offsetHeight < window.innerHeight
  menu.style.left = `${at.right - menu.offsetWidth}px`
  menu.style.top = `${below ? at.bottom + 4 : at.top - 4 - menu.offsetHeight}px`
  menu.firstElementChild.focus()
}

const menuCell = (row, menu, send) => {
  const cell = make("td", "menu")
  if (!row.menu.length) return cell
  const button = make("button", "more", "⋯")
  button.setAttribute("aria-label", `Actions for ${row.name}`)
  button.setAttribute("aria-haspopup", "menu")
  button.onclick = () => showMenu(menu, row, button, send)
  cell.onclick = event => event.stopPropagation()
  cell.append(button)
  return cell
}

const bodyRow = (row, data, { root, menu, send }) => {
  const element = make("tr", data.opens && row.href ? "opens" : "")
  element.append(...row.cells.map((cell, at) => bodyCell(cell, data.columns[at], row, send)))
  if (data.opens && row.href) {
    const open = () => {
      returnFocusTo(root, row.id)
      send("opened", row.id)
    }
    element.cells[0].firstElementChild.replaceWith(opener(row, open))
    element.onclick = () => {
      if (window.getSelection().type !== "Range") open()
    }
  }
  if (data.menu) element.append(menuCell(row, menu, send))
  return element
}

const step = { ArrowDown: 1, ArrowUp: -1 }

// Arrow keys walk the same control from row to row, and the choices of a menu.
const walk = (event, items) => {
  if (!(event.key in step)) return
  const from = items.indexOf(event.target)
  const to = items[from + step[event.key]]
  if (from < 0 || !to) return
  event.preventDefault()
  to.focus()
}

const draw = (root, data, send) => {
  const menu = make("div", "choices")
  menu.popover = "auto"
  menu.role = "menu"
  menu.onkeydown = event => walk(event, [...menu.children])
  const table = make("table", "")
  table.setAttribute("aria-label", data.label)
  const head = table.createTHead().insertRow()
  head.append(...data.columns.map(column => headerCell(column, data, send)))
  if (data.menu) head.append(make("th", "menu"))
  const body = table.createTBody()
  body.append(...data.rows.map(row => bodyRow(row, data, { root, menu, send })))
  if (data.selects) addBoxes(head, body, data, root)
  body.onkeydown = event => walk(event, [...body.querySelectorAll(`.${event.target.className}`)])
  const frame = make("div", "frame")
  frame.style.setProperty("--table-height", data.height)
  frame.append(table)
  root.replaceChildren(frame, menu)
}

// New rows keep the reader's place: the control that had the focus, and the columns in view.
const redraw = (root, data, send) => {
  const held = root.getRootNode().activeElement?.dataset?.key
  const left = root.querySelector(".frame")?.scrollLeft ?? 0
  if (data.selects && !data.keeps) keepSelected(root, data)
  draw(root, data, send)
  root.querySelector(".frame").scrollLeft = left
  if (held) focusOn(root, held)
}

// Rows that move by themselves wait until the pointer has left: else it clicks another one.
const isHeld = (root, data) =>
  data.holds && drawn.has(root) && root.matches(":hover") && matchMedia("(hover: hover)").matches

const update = (root, data, text) => {
  if (isHeld(root, data)) {
    root.onmouseleave = () => update(root, data, text)
    return
  }
  root.onmouseleave = null
  if (data.keeps) adopt(root, data)
  if (drawn.get(root) === text) {
    root.showSelected?.()
    return
  }
  drawn.set(root, text)
  redraw(root, data, (name, value) => root.send(name, value))
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  root.send = setTriggerValue
  root.select = (ids, shown) => {
    root.told = Date.now()
    setStateValue("selected", { shown, ids, at: root.told })
  }
  update(root, data, JSON.stringify({ ...data, selected: [], picked: [], heard: 0 }))
}
