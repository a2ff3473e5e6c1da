/** Sends JSON to a page of ours, with the token that lets it in. */
export function send(
  method: 'POST' | 'PUT',
  url: string,
  data: object,
  options: RequestInit = {},
): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token() }
  return fetch(url, { method, body: JSON.stringify(data), headers, credentials: 'same-origin', ...options })
}

/** What a page of ours says of a recording: its words, or why there are none. */
export async function sendRecording(url: string, body: Blob): Promise<{ text?: string; error?: string }> {
  const headers = { 'Content-Type': body.type, 'X-CSRFToken': token() }
  try {
    const reply = await fetch(url, { method: 'POST', body, headers, credentials: 'same-origin' })
    if (reply.headers.get('Content-Type')?.startsWith('application/json')) return await reply.json()
    return { error: `The server said ${reply.status}.` }
  } catch {
    return { error: 'The server does not answer.' }
  }
}

function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? ''
}
