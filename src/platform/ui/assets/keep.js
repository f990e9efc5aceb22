// What is half written survives a lost connection and is sent once (docs/decisions/0032). Forms with room for many words are kept on this device while they are
// written, locked by a key that only a page of the same account holds; without that key, or without this file, a form works as forms do.
;(() => {
  const [mark = '', secret = ''] = (document.body.dataset.kept ?? '').split('.')
  const everything = 'nwd-kept:'
  const mine = `${everything}${mark}:`
  const aDay = 24 * 60 * 60 * 1000
  const seconds = 1000

  const store = {
    names: () => Object.keys(localStorage).filter((name) => name.startsWith(everything)),
    drop(which) {
      try {
        for (const name of store.names()) if (which(name)) localStorage.removeItem(name)
      } catch {
        // A browser that keeps nothing has nothing to drop.
      }
    },
  }
  const ageOf = (name) => Date.now() - Number(JSON.parse(localStorage.getItem(name) ?? '{}').at ?? 0)
  // Somebody else has signed in here since, or a day has gone by.
  store.drop((name) => !name.startsWith(mine) || ageOf(name) > aDay)
  document.addEventListener('submit', (event) => {
    if (event.target instanceof HTMLFormElement && event.target.getAttribute('action') === '/sign-out')
      store.drop(() => true)
  })

  const bytes = (words) => Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0))
  const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  const raw = () => bytes(secret.replaceAll('-', '+').replaceAll('_', '/'))
  const { subtle } = globalThis.crypto ?? {}
  const key = subtle?.importKey('raw', raw(), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const nameOf = async (path) =>
    mine + words(await subtle.digest('SHA-256', new TextEncoder().encode(secret + path))).slice(0, 24)

  async function keep(form, tried) {
    if (!key) return
    const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const open = new TextEncoder().encode(JSON.stringify({ typed, tried }))
    const locked = await subtle.encrypt({ name: 'AES-GCM', iv }, await key, open)
    try {
      localStorage.setItem(
        await nameOf(location.pathname),
        JSON.stringify({ at: Date.now(), iv: words(iv), locked: words(locked) }),
      )
    } catch {
      // Full, or not allowed: the form still sends as it is.
    }
  }
  async function forget() {
    if (!key) return
    const name = await nameOf(location.pathname)
    store.drop((one) => one === name)
  }
  async function kept() {
    try {
      const { at, iv, locked } = JSON.parse(localStorage.getItem(await nameOf(location.pathname)))
      const open = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, await key, bytes(locked))
      return { at, ...JSON.parse(new TextDecoder().decode(open)) }
    } catch {
      return undefined
    }
  }

  function say(form, text, act) {
    const place = form.querySelector('.nwd-kept-words') ?? document.createElement('p')
    // What was put back is said where the form begins; that it waits, beside the button that was pressed.
    if (act) form.prepend(place)
    else form.insertBefore(place, form.querySelector(':scope > .ds_button-group'))
    place.className = 'nwd-kept-words ds_inset-text'
    place.setAttribute('role', 'status')
    place.textContent = text
    if (!act) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds_link'
    button.textContent = act.text
    button.addEventListener('click', act.go)
    place.append(' ', button)
  }

  /** Puts back what was kept, where it differs from what the page shows. */
  async function putBack(form) {
    const before = await kept()
    if (!before) return
    const now = new Map([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
    const typed = before.typed.filter(([name]) => name !== '_form')
    const longest = [...form.querySelectorAll('textarea')]
    if (longest.every((area) => (now.get(area.name) ?? '') === (new Map(typed).get(area.name) ?? ''))) return
    for (const box of form.elements) {
      const values = typed.filter(([name]) => name === box.name).map(([, value]) => value)
      if (box.type === 'checkbox' || box.type === 'radio') box.checked = values.includes(box.value)
      else if (box.name && box.name !== '_form' && values.length > 0) box.value = values[0]
    }
    // It may have arrived: with the same token it is saved once, whichever it was.
    const token = new Map(before.typed).get('_form')
    if (before.tried && token) form.elements._form.value = token
    const at = new Date(before.at).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' })
    say(form, `What you wrote here at ${at} and did not send is back. It was kept on this device, locked.`, {
      text: 'Throw it away',
      go: () => forget().then(() => location.replace(location.href)),
    })
  }

  /** Sends a form, and again whenever the connection comes back, until somebody has answered. */
  async function send(form, submitter) {
    const body = new URLSearchParams(new FormData(form, submitter))
    if (submitter?.hasAttribute('formaction')) form.setAttribute('action', submitter.getAttribute('formaction'))
    if (submitter?.name && !form.querySelector(`input[type=hidden][name="${submitter.name}"]`)) {
      const chosen = document.createElement('input')
      Object.assign(chosen, { type: 'hidden', name: submitter.name, value: submitter.value })
      form.append(chosen)
    }
    await keep(form, true)
    for (;;) {
      const answer = await fetch(form.getAttribute('action') || location.href, {
        ...{ method: 'POST', body, redirect: 'manual' },
        signal: AbortSignal.timeout(20 * seconds),
      }).catch(() => undefined)
      if (answer) {
        // Taken, it is forgotten here; not taken, the page that comes says why and holds the words.
        if (answer.type === 'opaqueredirect') await forget()
        // Said a second time in the browser's own way, which leads where the first led and does nothing twice.
        return HTMLFormElement.prototype.submit.call(form)
      }
      say(
        form,
        'There is no connection just now. What you wrote is kept on this device, locked, and is sent as soon as the connection is back. Leave this page open.',
      )
      await new Promise((go) => {
        addEventListener('online', go, { once: true })
        setTimeout(go, 10 * seconds)
      })
    }
  }

  for (const form of document.querySelectorAll('main form[method=post]')) {
    if (!form.querySelector('textarea') || form.enctype === 'multipart/form-data') continue
    void putBack(form)
    let timer
    form.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => keep(form, false), 400)
    })
    // Who turns away has no more need of it.
    for (const link of form.querySelectorAll('.ds_button-group a')) link.addEventListener('click', forget)
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return
      event.preventDefault()
      clearTimeout(timer)
      void send(form, event.submitter)
    })
  }
})()
