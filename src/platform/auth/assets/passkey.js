// Passkeys need script. Everything else about signing in works without this file.
;(() => {
  const place = document.querySelector('[data-passkey]')
  // Browsers tie a passkey to a name, never to a number such as 127.0.0.1.
  const named = !/^[\d.]+$|^\[/.test(location.hostname)
  const able = named && globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined
  if (!place || !able) return
  const button = place.querySelector('button')
  const status = place.querySelector('[role=status]')

  const ask = async (path, body) => {
    const response = await fetch(`/auth/passkey/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body && JSON.stringify(body),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.message)
    return answer
  }

  const ways = {
    'sign-in': async () => {
      const options = await ask('generate-authenticate-options')
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      const credential = await navigator.credentials.get({ publicKey })
      await ask('verify-authentication', { response: credential.toJSON() })
    },
    add: async () => {
      const options = await ask('generate-register-options')
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
      const credential = await navigator.credentials.create({ publicKey })
      await ask('verify-registration', { response: credential.toJSON() })
    },
  }

  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = ''
    try {
      await ways[place.dataset.passkey]()
      location.assign(place.dataset.next)
    } catch (error) {
      // The browser's own refusals (cancelled, timed out, none here) all come as one kind, without words for a person.
      status.textContent =
        error instanceof DOMException ? 'No passkey was used. Try again, or use another way.' : error.message
      button.disabled = false
    }
  })
  place.hidden = false
})()
