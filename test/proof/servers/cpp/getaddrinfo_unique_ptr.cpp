// Walks through the addresses of getaddrinfo(), freed by a smart pointer.
#include <cstdio>
#include <iostream>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

int openListener(const char* service)
{
	addrinfo hints{};
	hints.ai_family = AF_INET;
	hints.ai_socktype = SOCK_STREAM;
	hints.ai_flags = AI_PASSIVE;

	addrinfo* raw = nullptr;
	if (int error = getaddrinfo(nullptr, service, &hints, &raw)) {
		std::cerr << gai_strerror(error) << "\n";
		return -1;
	}
	std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> list(raw, freeaddrinfo);

	for (auto* ai = list.get(); ai; ai = ai->ai_next) {
		int fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
		if (fd < 0)
			continue;
		if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0 && listen(fd, 64) == 0)
			return fd;
		perror("openListener");
		close(fd);
	}
	return -1;
}

int main(int argc, char** argv)
{
	int listener = openListener(argc > 1 ? argv[1] : "8081");
	if (listener < 0)
		return 1;
	std::cout << "ready" << std::endl;
	for (;;) {
		int peer = accept(listener, nullptr, nullptr);
		if (peer < 0)
			return 1;
		if (write(peer, "found one\n", 10) < 0)
			perror("write");
		close(peer);
	}
}
