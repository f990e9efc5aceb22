// Small comforts. Every page works without this file.
;(() => {
  document.documentElement.classList.add('js-enabled')

  // A double click sends once. The server makes sure of it as well.
  const buttons = (form) => form.querySelectorAll('button[type=submit]')
  const release = (form) => {
    delete form.dataset.sent
    for (const button of buttons(form)) button.disabled = false
  }
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    // After this turn, so that the pressed button's own name and value are sent with the form.
    setTimeout(() => {
      for (const button of buttons(form)) button.disabled = true
    })
    // An answer that is a file, or no answer at all, leaves the page standing: it must not stay locked.
    setTimeout(() => release(form), 10_000)
  })
  // Back brings a page as it was left: let its forms be sent again.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) release(form)
  })

  // Hide this page: by its link, or by Escape three times within two seconds. The page is not left in the history.
  const hide = document.querySelector('a[data-hide-page]')
  if (hide) {
    const leave = (event) => {
      event.preventDefault()
      document.body.hidden = true
      location.replace(hide.href)
    }
    hide.addEventListener('click', leave)
    let presses = []
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return
      presses = [...presses.filter((at) => event.timeStamp - at < 2000), event.timeStamp]
      if (presses.length >= 3) leave(event)
    })
  }

  // An error's link that names a group (a date) lands in its first box.
  for (const link of document.querySelectorAll('.ds_error-summary a')) {
    link.addEventListener('click', () => {
      const target = document.getElementById(link.hash.slice(1))
      const box = target?.matches('input,select,textarea') ? target : target?.querySelector('input,select,textarea')
      if (box) setTimeout(() => box.focus())
    })
  }

  // How many characters are left, said after a pause.
  for (const area of document.querySelectorAll('textarea[data-count]')) {
    const words = document.getElementById(`${area.id}-count`)
    if (!words) continue
    words.setAttribute('aria-live', 'polite')
    let timer
    area.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const left = Number(area.dataset.count) - area.value.length
        words.textContent = left >= 0 ? `${left} characters left` : `${-left} characters too many`
      }, 400)
    })
  }

  // What is under way is looked at again, and only the part that changed is changed. While this runs, it says so, and the page need not come again.
  const live = document.querySelector('[data-live]')
  if (live) {
    const scriptRuns = () => {
      // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the cookie store yet
      document.cookie = 'nwd_live=1; path=/; max-age=10; samesite=lax'
    }
    const lookAgain = async () => {
      scriptRuns()
      const answer = await fetch(live.dataset.live).catch(() => undefined)
      if (!answer?.ok) return
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]')
      if (now) live.replaceChildren(...now.childNodes)
      else location.replace(live.dataset.live)
    }
    scriptRuns()
    setInterval(lookAgain, 2000)
  }
})()
