<?php
// php -S sets the option.
if (PHP_SAPI === 'cli-server') {
    echo "hello\n";
    return;
}
$server = popen("exec php -S 127.0.0.1:{$argv[1]} " . __FILE__ . ' 2>&1', 'r');
while (($line = fgets($server)) !== false) {
    echo str_contains($line, 'started') ? "ready\n" : $line;
}
exit(pclose($server));
