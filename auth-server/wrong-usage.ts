/** Exit code of a command that was called wrongly (BSD `sysexits.h`, EX_USAGE). */
export const WRONG_USAGE = 64

/** Whether `parseArgs` of `node:util` refused what a command was given; any other `TypeError` is a fault of ours. */
export function isWrongUsage(fault: unknown): fault is TypeError & { code: string } {
  return (
    fault instanceof TypeError && /^ERR_PARSE_ARGS_/.test(String(Reflect.get(fault, 'code') ?? ''))
  )
}
