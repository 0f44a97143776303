// The lines of an invoice: typed like a sheet, or read. Texts are set as value or textContent only.

const FIELDS = [
  { name: "description", label: "Description" },
  { name: "quantity", label: "Quantity", number: true },
  { name: "unit_price", label: "Unit price", number: true },
  { name: "tax_rate", label: "Tax %", number: true },
  { name: "discount", label: "Discount %", number: true },
]
const PAUSE = 250

// What is said below a line moves what lies under it: not before a click has ended.
const CLICK = 300

// Longer texts come back cut, and are refused anyway.
const KEPT = 20_000

const make = (tag, className, text = "") => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const newId = () => crypto.getRandomValues(new Uint32Array(2)).join("-")

const shownFields = data => FIELDS.filter(field => data.has_discount || field.name !== "discount")

const valuesOf = row => Object.fromEntries(FIELDS.map(({ name }) => [name, row.inputs[name].value]))

// A quantity or a tax alone was filled in by us or left over: such a line says nothing.
const isBlank = row => {
  const typed = valuesOf(row)
  const says = typed.description + typed.unit_price + typed.discount
  return !says.trim() && ["", "1"].includes(typed.quantity.trim())
}

const sheet = root => ({
  root,
  rows: [],
  generation: null,
  touched: new Set(),
  removed: null,
  timer: 0,
  judging: 0,
  data: null,
  send: () => {},
})

const tell = state => {
  clearTimeout(state.timer)
  state.timer = 0
  const rows = state.rows.filter(row => !isBlank(row))
  const lines = rows.map(row => ({ id: row.id, ...valuesOf(row) }))
  state.send("typed", { generation: state.generation, lines, note: state.note.value })
}

const tellSoon = state => {
  clearTimeout(state.timer)
  state.timer = setTimeout(() => tell(state), PAUSE)
}

const tellNow = state => {
  if (state.timer) tell(state)
}

// Once a line, as it is begun: whoever empties a field later means it.
const fillUsual = (state, row) => {
  if (row.isBegun || isBlank(row)) return
  row.isBegun = true
  const before = state.rows[state.rows.indexOf(row) - 1]
  const tax = before ? before.inputs.tax_rate.value : state.data.usual_tax
  if (!row.inputs.quantity.value) row.inputs.quantity.value = "1"
  if (!row.inputs.tax_rate.value) row.inputs.tax_rate.value = tax
}

// There is always one more empty line to go on typing in.
const endWithBlank = state => {
  if (!state.rows.length || !isBlank(state.rows.at(-1))) addRow(state, { id: newId() })
  number(state)
}

const number = state => {
  state.rows.forEach((row, at) => {
    row.position.textContent = at + 1
    row.element.classList.toggle("blank", at === state.rows.length - 1 && isBlank(row))
    row.element.setAttribute("aria-label", `Line ${at + 1}`)
    FIELDS.forEach(field => {
      row.inputs[field.name].setAttribute("aria-label", `${field.label} of line ${at + 1}`)
    })
    row.buttons.forEach(({ button, word }) => {
      button.setAttribute("aria-label", `${word} line ${at + 1}`)
    })
    row.buttons[0].button.disabled = at === 0
    row.buttons[1].button.disabled = at >= state.rows.length - 2
  })
}

const focusOn = (state, at, name) => {
  const input = state.rows[Math.max(0, Math.min(at, state.rows.length - 1))].inputs[name]
  input.focus()
  input.select()
}

const move = (state, row, by) => {
  const from = state.rows.indexOf(row)
  const to = from + by
  if (to < 0 || to >= state.rows.length || isBlank(row) || isBlank(state.rows[to])) return
  state.rows.splice(from, 1)
  state.rows.splice(to, 0, row)
  const next = state.rows[to + 1]
  state.body.insertBefore(row.element, next ? next.element : null)
  number(state)
  tell(state)
}

const remove = (state, row) => {
  const at = state.rows.indexOf(row)
  if (!isBlank(row)) state.removed = { at, line: { id: row.id, ...valuesOf(row) } }
  state.rows.splice(at, 1)
  row.element.remove()
  endWithBlank(state)
  showRemoved(state)
  focusOn(state, at, "description")
  tell(state)
}

const showRemoved = state => {
  const { removed, back } = state
  back.hidden = removed === null
  if (removed) back.textContent = `Put back “${removed.line.description || "the line"}”`
}

const putBack = state => {
  const { at, line } = state.removed
  state.removed = null
  const row = addRow(state, line, at)
  number(state)
  showRemoved(state)
  row.inputs.description.focus()
  tell(state)
}

const onKey = (state, row, name, event) => {
  const at = state.rows.indexOf(row)
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (event.key === "Enter" && !event.isComposing) {
    focusOn(state, at + (event.shiftKey ? -1 : 1), "description")
  } else if (step && event.altKey) {
    move(state, row, step)
    row.inputs[name].focus()
  } else if (step) {
    focusOn(state, at + step, name)
  } else {
    return
  }
  event.preventDefault()
}

// Cells copied from a spreadsheet fill as many lines and fields as they are.
const onPaste = (state, row, name, event) => {
  const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n+$/, "")
  if (!/[\t\n]/.test(text)) return
  event.preventDefault()
  const first = state.rows.indexOf(row)
  const names = shownFields(state.data).map(field => field.name)
  const left = names.indexOf(name)
  text.split("\n").forEach((line, down) => {
    const target = state.rows[first + down] ?? addRow(state, { id: newId() })
    line.split("\t").forEach((cell, right) => {
      const input = target.inputs[names[left + right]]
      if (!input) return
      input.value = cell.trim()
      state.touched.add(`${target.id} ${names[left + right]}`)
    })
    fillUsual(state, target)
  })
  endWithBlank(state)
  tell(state)
}

const inputOf = (state, row, field) => {
  const input = make("input", field.number ? "right" : "")
  input.type = "text"
  input.autocomplete = "off"
  input.inputMode = field.number ? "decimal" : "text"
  input.oninput = () => {
    fillUsual(state, row)
    endWithBlank(state)
    tellSoon(state)
  }
  input.onblur = () => {
    state.touched.add(`${row.id} ${field.name}`)
    tellNow(state)
    judgeSoon(state)
  }
  input.onfocus = () => judgeSoon(state)
  input.onkeydown = event => onKey(state, row, field.name, event)
  input.onpaste = event => onPaste(state, row, field.name, event)
  return input
}

const buttonOf = (word, sign, act) => {
  const button = make("button", "icon", sign)
  button.type = "button"
  button.title = word
  button.onclick = act
  // Moving has keys of its own; so a line costs one stop of the tab key besides its fields.
  if (word !== "Remove") button.tabIndex = -1
  return { button, word }
}

const cell = (field, content) => {
  const element = make("div", `cell ${field.name}${field.number ? " number" : ""}`)
  element.append(make("span", "small", field.label), content)
  return element
}

const addRow = (state, line, at = state.rows.length) => {
  const row = { id: line.id, inputs: {}, element: make("div", "line") }
  row.element.role = "group"
  row.isBegun = Boolean(line.description || line.quantity || line.unit_price)
  row.position = make("span", "position")
  row.amount = make("output", "amount")
  row.wrong = make("div", "wrong")
  row.wrong.id = `wrong-${row.id}`
  FIELDS.forEach(field => {
    row.inputs[field.name] = inputOf(state, row, field)
    row.inputs[field.name].value = line[field.name] ?? ""
  })
  row.buttons = [
    buttonOf("Move up", "↑", () => move(state, row, -1)),
    buttonOf("Move down", "↓", () => move(state, row, 1)),
    buttonOf("Remove", "✕", () => remove(state, row)),
  ]
  const tools = make("div", "tools")
  tools.append(...row.buttons.map(({ button }) => button))
  row.element.append(
    row.position,
    ...FIELDS.map(field => cell(field, row.inputs[field.name])),
    row.amount,
    tools,
    row.wrong
  )
  state.body.insertBefore(row.element, state.rows[at]?.element ?? null)
  state.rows.splice(at, 0, row)
  return row
}

// What was judged comes back with its judgement. An answer that says what the last one said does not
// arrive, so texts are compared: a note of what was typed since would never be cleared.
const isJudged = (state, row, name) => {
  const { value } = row.inputs[name]
  const judged = state.data.lines.find(line => line.id === row.id)
  return value.length > KEPT || (judged?.[name] ?? "") === value
}

// A field that is being typed in says nothing, nor one that was typed in since it was judged.
const isTold = (state, row, name, focused) => {
  if (!isJudged(state, row, name)) return false
  const isTouched = state.touched.has(`${row.id} ${name}`)
  return state.data.all_wrong || (isTouched && row.inputs[name] !== focused)
}

const judgeSoon = state => {
  clearTimeout(state.judging)
  state.judging = setTimeout(() => judge(state), CLICK)
}

const judge = state => {
  const focused = state.root.getRootNode().activeElement
  state.rows.forEach(row => {
    const wrong = isBlank(row) ? {} : (state.data.wrong[row.id] ?? {})
    const told = FIELDS.filter(({ name }) => wrong[name] && isTold(state, row, name, focused))
    FIELDS.forEach(({ name }) => {
      const isWrong = told.some(field => field.name === name)
      row.inputs[name].setAttribute("aria-invalid", isWrong)
      if (isWrong) row.inputs[name].setAttribute("aria-describedby", row.wrong.id)
      else row.inputs[name].removeAttribute("aria-describedby")
    })
    row.wrong.replaceChildren(...told.map(({ name }) => make("p", "", wrong[name])))
  })
  const note = state.data.wrong.note?.note ?? ""
  state.noteWrong.textContent = note
  state.note.setAttribute("aria-invalid", Boolean(note))
}

const showAmounts = state => {
  state.rows.forEach(row => {
    row.amount.textContent = isBlank(row) ? "" : (state.data.amounts[row.id] ?? "—")
  })
}

const drawSums = (place, sums) => {
  const parts = sums.flatMap(sum => {
    const value = make("dd", sum.strong ? "strong" : "", sum.value)
    value.title = sum.title
    return [make("dt", sum.strong ? "strong" : "", sum.label), value]
  })
  place.replaceChildren(...parts)
}

const headOf = data => {
  const head = make("div", "head")
  const cells = shownFields(data).map(field => {
    return make("span", field.number ? "right" : "", field.label)
  })
  head.append(make("span", ""), ...cells, make("span", "right", "Amount"))
  if (data.editable) head.append(make("span", ""))
  head.ariaHidden = "true"
  return head
}

const frameOf = (state, data) => {
  const frame = make("div", "frame")
  frame.classList.toggle("no-discount", !data.has_discount)
  frame.classList.toggle("read", !data.editable)
  state.body = make("div", "body")
  frame.append(headOf(data), state.body)
  return frame
}

const footOf = state => {
  const foot = make("div", "foot")
  const left = make("div", "left")
  state.back = make("button", "back")
  state.back.type = "button"
  state.back.hidden = true
  state.back.onclick = () => putBack(state)
  const keys = make("p", "keys", "Enter: next line · ↑ ↓: same field · Alt + ↑ ↓: move the line")
  const label = make("label", "note")
  state.note = make("textarea", "")
  state.note.rows = 3
  state.note.oninput = () => tellSoon(state)
  state.note.onblur = () => tellNow(state)
  state.note.placeholder = "Shown on the invoice"
  label.append(make("span", "", "Note"), state.note)
  state.noteWrong = make("p", "wrong")
  left.append(state.back, keys, label, state.noteWrong)
  state.sums = make("dl", "sums")
  foot.append(left, state.sums)
  return foot
}

const build = (state, data) => {
  state.generation = data.generation
  state.rows = []
  state.touched = new Set()
  state.removed = null
  state.root.replaceChildren(frameOf(state, data), footOf(state))
  state.note.value = data.note
  data.lines.forEach(line => addRow(state, line))
  endWithBlank(state)
}

const readRow = (data, line, at) => {
  const row = make("div", "line")
  const fields = shownFields(data).map(field => {
    const element = cell(field, make("bdi", "", line[field.name]))
    element.classList.toggle("empty", !line[field.name])
    return element
  })
  const amount = make("span", "amount", data.amounts[line.id] ?? "—")
  row.append(make("span", "position", at + 1), ...fields, amount)
  return row
}

const drawRead = (state, data) => {
  const foot = make("div", "foot")
  const left = make("div", "left")
  if (data.note) left.append(make("span", "small-title", "Note"), make("p", "note-text", data.note))
  const sums = make("dl", "sums")
  drawSums(sums, data.sums)
  foot.append(left, sums)
  state.root.replaceChildren(frameOf(state, data), foot)
  state.body.append(...data.lines.map((line, at) => readRow(data, line, at)))
}

const states = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root")
  if (!states.has(root)) states.set(root, sheet(root))
  const state = states.get(root)
  state.send = setTriggerValue
  state.data = data
  if (!data.editable) {
    drawRead(state, data)
    return
  }
  if (state.generation !== data.generation) build(state, data)
  judgeSoon(state)
  showAmounts(state)
  drawSums(state.sums, data.sums)
}
