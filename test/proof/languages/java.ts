import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { http, type ProofLanguage, type Sample } from './language';

/** Where Debian puts the archives of Java libraries. */
const jars = process.env.JAVA_JARS ?? '/usr/share/java';

const withJar = (jar: string, debianPackage: string): Pick<Sample, 'obstacle'> => ({
  obstacle: () =>
    existsSync(join(jars, `${jar}.jar`)) ? undefined : `there is no ${jar}.jar in ${jars} (Debian: ${debianPackage})`,
});
const mina = withJar('mina2-core', 'libmina2-java');
const netty = withJar('netty-all', 'libnetty-java');
const jetty = withJar('jetty9-server', 'libjetty9-java');
const tomcat = withJar('tomcat9-catalina', 'libtomcat9-java');

/** Whoever switches the option off may mean it, so the fix is offered and no more. */
const disabled = { rules: ['option-disabled'], offered: true } as const;

export const java: ProofLanguage = {
  id: 'java',
  name: 'Java',
  toolchain: {
    tool: 'javac',
    extension: '.java',
    check: (source, program) => ['-Xlint:-options', '-cp', `${jars}/*`, '-d', `${program}.classes`, source],
    // A small virtual machine that starts quickly.
    command: (_source, program) => [
      'java',
      ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx64m'],
      ...['-cp', `${program}.classes:${jars}/*`, 'Server'],
    ],
  },
  samples: [
    { file: 'unbound_socket.java', ...disabled },
    { file: 'after_constructor.java', ...disabled },
    { file: 'try_with_resources.java', ...disabled },
    { file: 'two_methods.java', ...disabled },
    { file: 'helper_configures.java', ...disabled },
    { file: 'factory_method.java', ...disabled },
    { file: 'static_field.java', ...disabled },
    { file: 'inner_class.java', ...disabled },
    { file: 'subclass.java', ...disabled },
    { file: 'lambda_per_client.java', ...disabled },
    { file: 'socket_factory.java', ...disabled },
    { file: 'channel_chain.java', ...disabled },
    { file: 'channel_adaptor.java', ...disabled },
    { file: 'selector_loop.java', ...disabled },
    { file: 'async_channel.java', ...disabled },
    { file: 'mina_acceptor.java', ...mina },
    { file: 'mina_session_config.java', ...mina },
    { file: 'netty_option.java', ...disabled, ...netty },
    { file: 'jetty_connector.java', ...disabled, ...jetty },
  ],
  defaults: [
    { file: 'server_socket.java', runtime: 'java-serversocket' },
    { file: 'server_socket_factory.java', runtime: 'java-serversocketfactory' },
    { file: 'server_socket_channel.java', runtime: 'java-serversocketchannel' },
    { file: 'async_server_socket_channel.java', runtime: 'java-asyncserversocketchannel' },
    { file: 'http_server.java', runtime: 'java-httpserver' },
    { file: 'netty_server.java', runtime: 'java-netty-server', ...netty },
    { file: 'mina_server.java', runtime: 'java-mina', ...mina },
    { file: 'jetty_server.java', runtime: 'java-jetty', ...jetty },
    { file: 'tomcat_server.java', runtime: 'java-tomcat', ...tomcat },
    { file: 'datagram_socket.java', runtime: 'java-datagramsocket' },
    { file: 'datagram_channel.java', runtime: 'java-datagramchannel' },
    { file: 'multicast_socket.java', runtime: 'java-multicastsocket' },
    { file: 'rmi_registry.java', runtime: 'java-rmi-registry', request: 'not RMI' },
    { file: 'netty_datagram.java', runtime: 'java-netty-datagram', ...netty },
    { file: 'httpcore_server.java', runtime: 'java-httpcore4', ...http, ...withJar('httpcore', 'libhttpcore-java') },
  ],
};
