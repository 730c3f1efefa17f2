import { clientReuse } from './client-reuse';
import { combinedOptions } from './combined-options';
import { conflictingOptions } from './conflicting-options';
import { lingerZero } from './linger-zero';
import { missingReuseaddr } from './missing-reuseaddr';
import { multicastWithoutReuse } from './multicast-without-reuse';
import { optionDisabled } from './option-disabled';
import { optionOnAccepted } from './option-on-accepted';
import { optionTooLate } from './option-too-late';
import { reuseportOnly } from './reuseport-only';
import type { Rule } from './rule';
import { udpReuseaddr } from './udp-reuseaddr';
import { uncheckedSetsockopt } from './unchecked-setsockopt';
import { unixSocketReuse } from './unix-socket-reuse';
import { windowsReuseaddr } from './windows-reuseaddr';
import { wrongLevel } from './wrong-level';
import { wrongValue } from './wrong-value';

/** Every rule, in the order of lists: what keeps a server from starting, calls that fail, what has side effects, what is idle. */
export const rules: readonly Rule[] = [
  missingReuseaddr,
  optionTooLate,
  optionOnAccepted,
  optionDisabled,
  wrongLevel,
  combinedOptions,
  wrongValue,
  conflictingOptions,
  windowsReuseaddr,
  reuseportOnly,
  lingerZero,
  udpReuseaddr,
  multicastWithoutReuse,
  unixSocketReuse,
  clientReuse,
  uncheckedSetsockopt,
];
