package io.inquest.systems;

import java.lang.reflect.Method;

/** Threads that mostly wait: virtual ones where the JDK has them. */
final class WorkerThread {
    /** Found by its name, because the program is compiled for a JDK that has none; null there. */
    private static final Method OF_VIRTUAL = method(Thread.class, "ofVirtual");

    private WorkerThread() {}

    static Thread start(String name, Runnable work) {
        Thread thread = OF_VIRTUAL == null ? null : virtual(name, work);
        if (thread == null) {
            thread = new Thread(work, name);
            thread.setDaemon(true);
        }
        thread.start();
        return thread;
    }

    /** Null where they are there for trial only, and not switched on. */
    private static Thread virtual(String name, Runnable work) {
        try {
            Object builder = OF_VIRTUAL.invoke(null);
            Class<?> type = OF_VIRTUAL.getReturnType();
            type.getMethod("name", String.class).invoke(builder, name);
            return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, work);
        } catch (ReflectiveOperationException notHere) {
            return null;
        }
    }

    private static Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException olderJdk) {
            return null;
        }
    }
}
