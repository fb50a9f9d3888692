import type { Page } from 'playwright-core'

/** Part of what is in view, in CSS pixels. */
export interface Clip {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The lightness of each pixel of a part of the view, 0 to 255, row by row. */
export async function lightnessOf(page: Page, clip: Clip): Promise<number[]> {
  const picture = await page.screenshot({ clip })
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(bitmap, 0, 0)
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
      return Array.from(
        { length: data.length / 4 },
        (_, at) => ((data[4 * at] ?? 0) + (data[4 * at + 1] ?? 0) + (data[4 * at + 2] ?? 0)) / 3,
      )
    },
    [...picture],
  )
}
