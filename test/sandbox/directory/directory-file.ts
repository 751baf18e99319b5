import { resolve } from 'node:path'
import type { z } from 'zod'
import type { DirectoryFile } from '../../../auth-server/directory/feeds.ts'
import type { RunningFeeds } from './start-feeds.ts'

/** What `DIRECTORY_FILE` holds in the sandbox: both feeds of the invented county and its table of postcodes. */
export function directoryFile(
  feeds: Pick<RunningFeeds, 'versionOne' | 'versionThree'>,
): z.input<typeof DirectoryFile> {
  return {
    feeds: [
      { id: 'county', name: 'Wrayshire County Council', url: feeds.versionOne },
      { id: 'voluntary', name: 'Sampleton and Coast Voluntary Action', url: feeds.versionThree },
    ],
    postcodes: resolve(import.meta.dirname, 'postcodes.csv'),
    pauseMs: 0,
  }
}
