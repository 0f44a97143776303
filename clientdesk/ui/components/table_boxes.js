// Boxes to select rows by: one a row, and one in the head for the rows that are drawn.

// A label around the box takes the clicks that miss it by a little: beside it the row would open.
const checkbox = (name, key, turn) => {
  const around = document.createElement("label")
  around.className = "pick"
  const box = document.createElement("input")
  box.className = "check"
  box.type = "checkbox"
  box.dataset.key = key
  box.setAttribute("aria-label", name)
  box.onclick = event => {
    event.stopPropagation()
    turn(box.checked, event.shiftKey)
  }
  around.onclick = event => event.stopPropagation()
  around.onmousedown = event => event.shiftKey && event.preventDefault()
  around.append(box)
  return { around, box }
}

// The ids of rows that a box turns: with Shift all from the one that was turned last.
const reached = (ids, id, root, isRange) => {
  const [from, to] = [ids.indexOf(isRange ? root.turned : id), ids.indexOf(id)]
  root.turned = id
  return from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

const addBoxes = (head, body, data, root) => {
  const ids = data.rows.map(row => row.id)
  const select = (some, isOn) => {
    some.forEach(id => root.selected[isOn ? "add" : "delete"](id))
    root.showSelected()
    root.select([...root.selected], ids)
  }
  const turn = (id, isOn, isRange) => select(reached(ids, id, root, isRange), isOn)
  const all = checkbox("Select all rows of this page", "check-all", isOn => select(ids, isOn))
  const each = data.rows.map(({ id, name }) =>
    checkbox(`Select ${name}`, `check-${id}`, (isOn, isRange) => turn(id, isOn, isRange))
  )
  root.showSelected = () => {
    const on = ids.map(id => root.selected.has(id))
    on.forEach((isOn, at) => {
      each[at].box.checked = isOn
      body.rows[at].classList.toggle("selected", isOn)
    })
    all.box.checked = on.every(isOn => isOn)
    all.box.indeterminate = !all.box.checked && on.some(isOn => isOn)
  }
  head.cells[0].prepend(all.around)
  each.forEach(({ around }, at) => {
    body.rows[at].cells[0].prepend(around)
    const link = body.rows[at].querySelector(".name")
    if (link) {
      link.onkeydown = event => {
        if (event.key !== " ") return
        event.preventDefault()
        turn(ids[at], !root.selected.has(ids[at]), event.shiftKey)
      }
    }
  })
  root.showSelected()
}

// Rows that have left the list are selected no more.
const keepSelected = (root, data) => {
  const before = root.selected ?? new Set(data.selected)
  const shown = data.rows.map(row => row.id)
  root.selected = new Set(shown.filter(id => before.has(id)))
  if (root.selected.size < before.size) queueMicrotask(() => root.select([...root.selected], shown))
}

// The page says what is selected, unless it has not heard yet of what was turned last.
const adopt = (root, data) => {
  if (root.told && root.told !== data.heard) return
  root.selected = new Set(data.selected)
}
