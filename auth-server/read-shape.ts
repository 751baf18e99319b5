import { z } from 'zod'

/**
 * `safeParse` that never throws. Zod 4 compares the `length` of a value before it has looked at its type, which throws
 * where that is an object that no number can be made of; anyone may send such JSON.
 */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
): { success: true; data: z.output<Shape> } | { success: false; error: z.ZodError } {
  try {
    const { data, error } = shape.safeParse(value)
    return error === undefined ? { success: true, data } : { success: false, error }
  } catch {
    const message = 'holds a value that cannot be read'
    const error = new z.ZodError([{ code: 'custom', path: [], message, input: undefined }])
    return { success: false, error }
  }
}
