// Fetches the saved notes again every few seconds: reloading the whole page would start the panel anew.
const notes = document.getElementById('notes')

async function refresh() {
  if (document.hidden) return
  const answer = await fetch(notes.dataset.from).catch(() => null)
  if (!answer?.ok) return
  const text = await answer.text()
  if (text !== notes.dataset.shown) notes.innerHTML = text
  notes.dataset.shown = text
}

if (notes) {
  setInterval(refresh, 4000)
  // The panel says when it has saved one.
  document.addEventListener('note-saved', refresh)
}
