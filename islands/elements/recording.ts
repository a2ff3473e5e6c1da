const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const
const BITS_PER_SECOND = 32_000 // of speech: more is not understood better
const SLICE_MS = 1_000 // so that little is lost if the microphone is taken away

/** A recording that goes on. */
export interface Recording {
  stop(): void
  /** What was recorded, once it has stopped: by `stop`, or because the microphone was taken away. */
  readonly ended: Promise<Blob>
}

/** Asks for the microphone and begins. The error, if any, is a sentence for people. */
export async function record(): Promise<Recording> {
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined')
    throw new Error('This browser records on pages of this machine and on secure (https) ones only.')
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(explain)
  const mimeType = KINDS.find(kind => MediaRecorder.isTypeSupported(kind)) ?? ''
  const recorder = new MediaRecorder(sound, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', event => pieces.push(event.data))
  const ended = new Promise<Blob>(resolve => {
    recorder.addEventListener('stop', () => {
      for (const track of sound.getTracks()) track.stop()
      resolve(new Blob(pieces, { type: recorder.mimeType }))
    })
  })
  recorder.start(SLICE_MS)
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  return { stop, ended }
}

function explain(error: unknown): never {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError')
    throw new Error('This page may not use the microphone. Allow it beside the address, then try again.')
  if (name === 'NotFoundError') throw new Error('There is no microphone.')
  throw new Error(`The microphone cannot be used (${name || String(error)}).`)
}
