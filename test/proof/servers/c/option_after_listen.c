/* The options come last, in one go, when the server already listens. */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct listener {
	int sd;
};

static int listener_open(struct listener *l, int port)
{
	struct sockaddr_in sin;

	l->sd = socket(AF_INET, SOCK_STREAM, 0);
	if (l->sd < 0)
		return -1;
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons(port);
	if (bind(l->sd, (struct sockaddr *)&sin, sizeof(sin)) < 0 || listen(l->sd, 100) < 0) {
		perror("listener");
		close(l->sd);
		return -1;
	}

	int yes = 1;
	setsockopt(l->sd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	setsockopt(l->sd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	return 0;
}

int main(int argc, char **argv)
{
	struct listener l;
	int c;

	if (listener_open(&l, argc > 1 ? atoi(argv[1]) : 8000) < 0)
		return 1;
	fprintf(stderr, "ready\n");
	while ((c = accept(l.sd, NULL, NULL)) >= 0) {
		dprintf(c, "late options\n");
		close(c);
	}
	return 0;
}
