// SMART Web Messaging, the vendor's side: believes only the panel's own frame, on its own origin, with this launch's handle.
const frame = document.querySelector('iframe[data-handle]')
const NOTE_SAVED = 'https://backstory.example/smart-messages/note-saved'

function heard(event) {
  const { messagingHandle, messageId, messageType } = Object(event.data)
  if (event.source !== frame.contentWindow || event.origin !== frame.dataset.origin) return
  if (messagingHandle !== frame.dataset.handle) return
  const answer = (payload) =>
    event.source.postMessage(
      { messageId: crypto.randomUUID(), responseToMessageId: messageId, payload },
      event.origin,
    )
  if (messageType === 'status.handshake') {
    document.getElementById('channel').textContent = 'Page and panel talk to each other.'
    answer({})
  } else if (messageType === 'ui.done') {
    answer({ status: 'success' })
    frame.remove()
    document.getElementById('channel').textContent = 'The panel was closed.'
  } else if (messageType === NOTE_SAVED) {
    document.dispatchEvent(new Event('note-saved'))
    answer({ status: 'success' })
  } else answer({ status: 'failure', statusDetail: { text: 'not offered' } })
}

if (frame) addEventListener('message', heard)
