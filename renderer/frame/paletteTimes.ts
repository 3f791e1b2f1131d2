/**
 * Measures from the key until what it asked for is drawn, as an entry of the browser's performance timeline: "palette-open" from the press that
 * opened the palette, "palette-filter" from the letter that was typed.
 */
export function measureUntilDrawn(name: 'palette-open' | 'palette-filter'): void {
  const start = window.event?.timeStamp ?? performance.now()
  const channel = new MessageChannel()
  channel.port1.onmessage = () => {
    channel.port1.close()
    performance.measure(name, { start, end: performance.now() })
  }
  // A frame is drawn after its animation callbacks; a message sent in one arrives behind it.
  requestAnimationFrame(() => channel.port2.postMessage(null))
}
