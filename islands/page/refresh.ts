const AGAIN_MS = 1500

/** Takes the parts of this page that `selector` finds, by id, from the page as it is now on the server. */
export async function refresh(selector: string): Promise<void> {
  if (!document.querySelector(selector)) return
  const reply = await fetch(location.pathname + location.search, { credentials: 'same-origin' })
  if (!reply.ok) return
  const now = new DOMParser().parseFromString(await reply.text(), 'text/html')
  for (const part of document.querySelectorAll(selector)) {
    const newer = part.id && now.getElementById(part.id)
    if (newer) part.replaceWith(document.adoptNode(newer))
  }
}

/** What is marked with `data-pending` is not ready yet: asks again until it is. */
export function awaitPending(): void {
  const again = async () => {
    if (!document.querySelector('[data-pending]')) return
    try {
      await refresh('[data-pending]')
    } finally {
      window.setTimeout(() => void again(), AGAIN_MS)
    }
  }
  if (document.querySelector('[data-pending]')) window.setTimeout(() => void again(), AGAIN_MS)
}
