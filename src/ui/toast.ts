/** Says in passing that something succeeded, in the place of what was said before. Read out politely; gone after some seconds. Refusals are never toasts: see ErrorAlert. */
export function toast(message: string): void {
  const note = document.createElement('div')
  note.className = 'toast'
  note.textContent = message
  region().replaceChildren(note)
  setTimeout(() => note.remove(), 5000)
}

function region(): HTMLElement {
  const found = document.getElementById('toasts')
  if (found) return found
  const made = document.createElement('div')
  made.id = 'toasts'
  made.setAttribute('role', 'status')
  document.body.append(made)
  return made
}
