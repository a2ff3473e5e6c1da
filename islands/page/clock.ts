/** `75` is "1:15", `3700` is "1:01:40". */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] ? parts : parts.slice(1)
  return shown.map((part, place) => (place ? String(part).padStart(2, '0') : String(part))).join(':')
}
