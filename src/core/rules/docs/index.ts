/** The documentation of every rule by its id. Import it lazily: it is of no use to a check. */
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
import { udpReuseaddr } from './udp-reuseaddr';
import { uncheckedSetsockopt } from './unchecked-setsockopt';
import { unixSocketReuse } from './unix-socket-reuse';
import { windowsReuseaddr } from './windows-reuseaddr';
import { wrongLevel } from './wrong-level';
import { wrongValue } from './wrong-value';
import type { RuleDoc } from './doc';

export const ruleDocs: Readonly<Record<string, RuleDoc>> = {
  'missing-reuseaddr': missingReuseaddr,
  'option-too-late': optionTooLate,
  'option-on-accepted': optionOnAccepted,
  'option-disabled': optionDisabled,
  'wrong-level': wrongLevel,
  'combined-options': combinedOptions,
  'wrong-value': wrongValue,
  'conflicting-options': conflictingOptions,
  'windows-reuseaddr': windowsReuseaddr,
  'reuseport-only': reuseportOnly,
  'linger-zero': lingerZero,
  'udp-reuseaddr': udpReuseaddr,
  'multicast-without-reuse': multicastWithoutReuse,
  'unix-socket-reuse': unixSocketReuse,
  'client-reuse': clientReuse,
  'unchecked-setsockopt': uncheckedSetsockopt,
};
