// An address to copy: a field that selects itself, a button, and a word that says it was done.

const copied = async field => {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.focus()
    field.select()
    return document.execCommand("copy")
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root")
  const field = root.querySelector("input")
  const button = root.querySelector("button")
  const said = root.querySelector("[role=status]")
  if (field.value !== data.address) said.textContent = ""
  field.value = data.address
  field.setAttribute("aria-label", data.label)
  button.textContent = data.word
  field.onfocus = () => field.select()
  button.onclick = async () => {
    said.textContent = (await copied(field)) ? data.done : data.failed
  }
}
