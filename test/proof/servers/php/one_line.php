<html><?php
// Between markup, all on one line.
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP); socket_bind($s, '127.0.0.1', (int) $argv[1]) or exit(1); socket_listen($s); echo "\nready\n";
?>
<p>waiting</p>
<?php $c = socket_accept($s); socket_write($c, 'page'); socket_close($c); ?>
</html>
