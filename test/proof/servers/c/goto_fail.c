/* Errors leave through one label that frees everything. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int tcp_listen(unsigned short port, int backlog)
{
	struct sockaddr_in sin;
	int fd, flags;

	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;

	flags = fcntl(fd, F_GETFL, 0);
	if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
		goto fail;

	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons(port);
	sin.sin_addr.s_addr = htonl(INADDR_ANY);

	if (bind(fd, (struct sockaddr *)&sin, sizeof(sin)) < 0)
		goto fail;
	if (listen(fd, backlog) < 0)
		goto fail;
	return fd;

fail:
	fprintf(stderr, "port %hu: %s\n", port, strerror(errno));
	close(fd);
	return -1;
}

int main(int argc, char *argv[])
{
	struct pollfd p = { .events = POLLIN };

	if (argc < 2)
		return 2;
	p.fd = tcp_listen((unsigned short)atoi(argv[1]), 128);
	if (p.fd < 0)
		return 1;
	fprintf(stderr, "ready\n");

	while (poll(&p, 1, -1) > 0) {
		int c = accept(p.fd, NULL, NULL);

		if (c < 0)
			continue;
		dprintf(c, "* BYE\r\n");
		close(c);
	}
	return 0;
}
